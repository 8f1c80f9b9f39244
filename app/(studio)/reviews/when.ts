/** A moment as people read it, in UTC: the same on the server and in the browser. */
const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

export const when = (time: string | Date): string => `${FORMAT.format(new Date(time))} UTC`;
