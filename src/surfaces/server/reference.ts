import { errorCodes } from '../../core/errors.js';
import type { Operation } from '../../core/operation.js';
import { type ApiOperation, describeApi } from './api-description.js';
import { serverCodes } from './faults.js';

/** The reference as blocks, from which the page and the Markdown are written. Texts are Markdown's `code` and nothing else. */
export type Block =
  | { kind: 'title' | 'section' | 'entry'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

/** Returns the reference of the API: the same for the same operations, whatever the machine. */
export function apiReference(operations: readonly Operation[]): Block[] {
  return [
    ...introduction,
    { kind: 'section', text: 'Errors' },
    {
      kind: 'text',
      text:
        'Every failure is `{ "error": { "code", "message", "hint"?, "path"? } }` with the status of its code. `hint` is the next ' +
        'step, `path` the field, file or place concerned. A stack or a cause is never told.',
    },
    { kind: 'table', head: ['status', 'code'], rows: errorRows() },
    { kind: 'section', text: 'Operations' },
    {
      kind: 'text',
      text:
        'Each takes its input as a JSON object in the body of `POST`. Those that change nothing answer `GET` with `?input=` and the ' +
        'same object as JSON, too. Unknown fields are refused.',
    },
    ...describeApi(operations).flatMap(entryOf),
    ...localOnly(operations),
  ];
}

const introduction: readonly Block[] = [
  { kind: 'title', text: 'The HTTP API' },
  {
    kind: 'text',
    text:
      '`motif serve` answers on `http://127.0.0.1:4477`. What can be asked follows from the same declarations as the command line, and ' +
      'gives the same answers. `/api/openapi.json` says it for programs, `motif/client` is a typed client for the browser and Node.',
  },
  {
    kind: 'code',
    text: 'curl http://127.0.0.1:4477/api/search -H \'content-type: application/json\' -d \'{"query":"a red umbrella","limit":5}\'',
  },
  { kind: 'section', text: 'Who may ask' },
  {
    kind: 'list',
    items: [
      'By default only programs and pages of this machine. Another address (`--host`) needs a token of 16 characters or more (`--token` or `MOTIF_TOKEN`).',
      'The token is sent as `Authorization: Bearer <token>`, or kept in a cookie after visiting `/?token=<token>` once.',
      'Requests of other sites are refused by `Host`, `Origin` and `Sec-Fetch-Site`; there is no CORS.',
      'A body of JSON has at most 1 MiB and is sent as `application/json`.',
    ],
  },
  { kind: 'section', text: 'Progress' },
  {
    kind: 'text',
    text:
      'With `Accept: text/event-stream` any operation answers with server-sent events: `progress` any number of times, then one ' +
      '`result` with the output or one `error` with the failure as its body would be. A client that goes away cancels its run.',
  },
  { kind: 'section', text: 'Pictures' },
  {
    kind: 'table',
    head: ['address', 'answer'],
    rows: [
      ['`GET /api/assets/<id>`', 'what the library knows of a picture, as `show` gives it'],
      ['`GET /api/assets/<id>/thumbnail`', 'WebP of at most 320 px'],
      ['`GET /api/assets/<id>/preview?edge=1024`', 'WebP; the edge is rounded up to 512, 1024 or 2048 px'],
      [
        '`GET /api/assets/<id>/original`',
        'the file itself, where it still has that content; takes byte ranges; a drawing comes as an attachment',
      ],
    ],
  },
  {
    kind: 'text',
    text: 'An id is whole, 32 digits. It names content, so that answers may be kept for ever; `ETag` is the id.',
  },
  { kind: 'section', text: 'Uploads' },
  {
    kind: 'text',
    text:
      '`POST /api/uploads` takes one picture as the body, or several as parts of `multipart/form-data`, 50 MiB and 50 pictures at most. ' +
      'It answers `{ "uploads": [{ "ref": "upload:...", "name", "format", "widthPx", "heightPx", "bytes", "assetId"? }], "failures": [] }`. ' +
      'The reference stands wherever a picture may: `image(upload:...)`, `sketch(upload:...)`, `similar`, `brand.check`. Uploads are kept for a day. ' +
      'A path is taken only inside the folders of the library, from its root; any other is `unauthorised`.',
  },
  { kind: 'section', text: 'Running it' },
  {
    kind: 'list',
    items: [
      '`GET /healthz` is 200 while the process answers, `GET /readyz` once library and model are loaded; neither needs the token.',
      '`GET /metrics` gives Prometheus figures: requests by route and status, durations, running operations, memory.',
      'Each address may ask so much a second and is then told `too_many_requests` with `Retry-After`.',
      'Long work that changes the library runs one after the other; everything else goes on meanwhile.',
    ],
  },
];

function errorRows(): string[][] {
  const rows = [
    ...Object.entries(errorCodes).map(([code, { httpStatus }]) => [httpStatus, code] as const),
    ...Object.entries(serverCodes).map(([code, status]) => [status, code] as const),
  ];
  return rows.sort(([one], [other]) => one - other).map(([status, code]) => [String(status), `\`${code}\``]);
}

function entryOf({ name, path, summary, description, fields, ...operation }: ApiOperation): Block[] {
  const remarks = [
    ...(operation.answersGet ? ['Answers `GET`, too.'] : []),
    ...(operation.changes ? ['Changes something.'] : []),
    ...(operation.isLong ? ['May take long: ask for events.'] : []),
  ];
  return [
    { kind: 'entry', text: name },
    { kind: 'text', text: `${summary}. ${remarks.join(' ')}`.trim() },
    ...(description === undefined ? [] : [{ kind: 'text', text: description } as const]),
    { kind: 'code', text: `POST ${path}` },
    ...(fields.length === 0
      ? []
      : [
          {
            kind: 'table',
            head: ['field', 'type', 'meaning', 'default'],
            rows: fields.map((field) => [
              `\`${field.name}\``,
              field.type,
              field.description,
              field.isRequired
                ? 'required'
                : field.default === undefined
                  ? ''
                  : `\`${JSON.stringify(field.default)}\``,
            ]),
          } as const,
        ]),
  ];
}

function localOnly(operations: readonly Operation[]): Block[] {
  const whole = operations.filter((one) => one.localOnly === true).map(({ name }) => `\`${name}\``);
  const parts = operations.flatMap(({ name, localOnly: fields }) =>
    Array.isArray(fields) ? [`\`${name}\`: ${fields.map((field) => `\`${field}\``).join(', ')}`] : [],
  );
  return [
    { kind: 'section', text: 'On the machine of the library only' },
    {
      kind: 'text',
      text: `What names places on that machine is not served and answers \`unauthorised\`: ${whole.join(', ')}, and these fields:`,
    },
    { kind: 'list', items: parts },
  ];
}
