#!/bin/sh
# Ends the embedded Postgres ($2) a few seconds after the last process that used it died without saying so.
# Users are the files in $1, named by process id.
silent=0
while kill -0 "$2" 2>/dev/null; do
  sleep 2
  silent=$((silent + 1))
  for user in "$1"/*; do
    if [ -e "$user" ] && kill -0 "$(basename "$user")" 2>/dev/null; then silent=0; fi
  done
  if [ "$silent" -ge 2 ]; then kill -INT "$2" 2>/dev/null; fi
done
