/** One thing that did not hold: a status code of the C2PA specification and what the validator says of it. */
export interface Failure {
  code: string;
  explanation: string;
}
