/** A report of a mail server on one of our emails, as it writes them. */
export function dsn(messageId: string, { action = 'failed', status = '5.1.1' } = {}): string {
  return [
    'From: MAILER-DAEMON@mx.reader.example',
    'Subject: Undelivered Mail',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="=_b1"',
    '',
    '--=_b1',
    'Content-Type: text/plain',
    '',
    'I could not deliver this. Action: failed',
    '',
    '--=_b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.reader.example',
    '',
    'Final-Recipient: rfc822; one@reader.example',
    `Action: ${action}`,
    `Status: ${status} (some words)`,
    'Diagnostic-Code: smtp; words',
    '',
    '--=_b1',
    'Content-Type: text/rfc822-headers',
    '',
    'From: news@precision.example',
    'Message-ID:',
    ` ${messageId}`,
    '',
    '--=_b1--',
    '',
  ].join('\r\n');
}

/** A complaint by a mailbox provider (ARF). */
export function arf(messageId: string, type = 'abuse'): string {
  return dsn(messageId)
    .replace('report-type=delivery-status', 'report-type=feedback-report')
    .replace('message/delivery-status', 'message/feedback-report')
    .replace('Reporting-MTA: dns; mx.reader.example', `Feedback-Type: ${type}\r\nUser-Agent: Loop/1`);
}
