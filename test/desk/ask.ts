import { request } from 'node:http';

/** What came back. */
export interface Answered {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** A request as somebody else’s program could send it: nothing is tidied up. */
export interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Sends no more than the headers, and waits. */
  isUnfinished?: boolean;
}

/** Sends one request to a port of this machine. */
export function askPort(
  port: number,
  { path, method = 'GET', headers = {}, body, isUnfinished }: Asked,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    if (isUnfinished) sent.flushHeaders();
    else sent.end(body);
  });
}
