/** An audit as a file: signed JSON byte for byte, CSV for spreadsheets, PDF for people. */
export { auditCsv } from './csv';
export { auditPdf } from './pdf';
export { readAuditFile } from './read-audit-file';
