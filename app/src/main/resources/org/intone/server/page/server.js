// What the page asks of the server by HTTP.
import {askToken, token} from './token.js';

/** An answer that is none: `code` and `message` as the server gave them. */
export class ServerError extends Error {
  constructor(status, code, message, requestId, retrySeconds) {
    super(message);
    Object.assign(this, {status, code, requestId, retrySeconds});
  }

  /** The message, and the name under which the server's log knows it. */
  get words() {
    return this.requestId ? `${this.message} (request ${this.requestId})` : this.message;
  }
}

function errorOf(request, text) {
  let error = {};
  try {
    error = JSON.parse(text).error ?? {};
  } catch {
    // A proxy's own page, perhaps.
  }
  const retry = Number(request.getResponseHeader('Retry-After')) || 0;
  const message = error.message || `the server answered ${request.status} ${request.statusText}`;
  const requestId = error.requestId || request.getResponseHeader('X-Request-Id');
  return new ServerError(request.status, error.code ?? 'unknown', message, requestId, retry);
}

// XMLHttpRequest, since fetch tells no progress of what is sent.
function once({method = 'GET', path, body = null, onSent = () => {}, signal}) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.responseType = 'blob';
    if (token()) {
      request.setRequestHeader('Authorization', `Bearer ${token()}`);
    }
    request.upload.onprogress = event => event.lengthComputable && onSent(event.loaded / event.total);
    request.onload = () => request.status < 400
      ? done(request.response)
      : request.response.text().then(text => failed(errorOf(request, text)));
    request.onerror = () => failed(new ServerError(0, 'unreachable', 'The server cannot be reached: is it still running?'));
    request.onabort = () => failed(new DOMException('given up', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/** Asks; where the server wants a token, once more with one. A blob. */
async function ask(what) {
  for (;;) {
    try {
      return await once(what);
    } catch (error) {
      if (error.status !== 401) {
        throw error;
      }
      await askToken();
    }
  }
}

const json = async path => JSON.parse(await (await ask({path})).text());

export const model = () => json('/v1/model');

export const emotions = async () => (await json('/v1/emotions')).emotions;

/**
 * Has a recording heard.
 *
 * @param file the recording
 * @param options `split`: each channel is a speaker; `adapt`; `format`: null for the whole tree as JSON; `onSent(share)`; `signal`
 * @return a blob
 */
export function timeline(file, {split, adapt, format = null, onSent, signal}) {
  const query = new URLSearchParams({channels: split ? 'split' : 'mix'});
  if (adapt) {
    query.set('adapt', 'speaker');
  }
  if (format) {
    query.set('format', format);
  }
  const body = new FormData();
  body.append('file', file, file.name);
  return ask({method: 'POST', path: `/v1/timeline?${query}`, body, onSent, signal});
}
