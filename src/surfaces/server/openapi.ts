import { errorCodes } from '../../core/errors.js';
import type { Operation } from '../../core/operation.js';
import { type ApiOperation, describeApi, type JsonSchema } from './api-description.js';
import { serverCodes } from './faults.js';

/** Returns the description of the whole API, OpenAPI 3.1: its schemas are those that requests are checked by. */
export function openApi(operations: readonly Operation[], version: string): JsonSchema {
  const described = describeApi(operations);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Motif',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Finds, mixes, judges and arranges the pictures of a library by what they say.',
    },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    paths: {
      ...Object.fromEntries(described.map((operation) => [operation.path, pathItem(operation)])),
      ...picturePaths,
      '/api/uploads': { post: uploadOperation },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema, Progress: progressSchema },
      responses: { Error: { description: 'What went wrong', content: json(ref('schemas/Error')) } },
    },
  };
}

function pathItem(operation: ApiOperation): JsonSchema {
  const { name, summary, description, input, output, isLong } = operation;
  const shared = {
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [name.split('.')[0]],
    responses: {
      200: {
        description: isLong
          ? 'The result; as events, `progress` any number of times before one `result` or `error`'
          : 'The result',
        content: { ...json(output), 'text/event-stream': { schema: { type: 'string' } } },
      },
      default: ref('responses/Error'),
    },
  };
  const post = {
    operationId: name,
    ...shared,
    requestBody: { required: false, content: json(input) },
  };
  if (!operation.answersGet) return { post };
  const parameter = { name: 'input', in: 'query', required: false, content: json(input) };
  return { post, get: { operationId: `${name}.get`, ...shared, parameters: [parameter] } };
}

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Whole id of an asset',
  schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
};

const pictureGet = (operationId: string, summary: string, types: string[], more: JsonSchema[] = []) => ({
  get: {
    operationId,
    summary,
    tags: ['pictures'],
    parameters: [idParameter, ...more],
    responses: {
      200: { description: 'The picture', content: Object.fromEntries(types.map((type) => [type, {}])) },
      304: { description: 'The client has it' },
      default: ref('responses/Error'),
    },
  },
});

const picturePaths: JsonSchema = {
  '/api/assets/{id}': pictureGet('asset', 'What the library knows of a picture', ['application/json']),
  '/api/assets/{id}/thumbnail': pictureGet('asset.thumbnail', 'A picture of at most 320 px', ['image/webp']),
  '/api/assets/{id}/preview': pictureGet(
    'asset.preview',
    'A picture for the screen',
    ['image/webp'],
    [
      {
        name: 'edge',
        in: 'query',
        description: 'Long edge in px, rounded up to 512, 1024 or 2048',
        schema: { type: 'integer', minimum: 1, maximum: 8192, default: 1024 },
      },
    ],
  ),
  '/api/assets/{id}/original': pictureGet('asset.original', 'The file itself; takes byte ranges', [
    'image/*',
  ]),
};

const uploadedSchema = {
  type: 'object',
  required: ['name', 'ref', 'format', 'widthPx', 'heightPx', 'bytes'],
  properties: {
    name: { type: 'string' },
    ref: { type: 'string', description: 'Names the picture wherever a picture may be: `image(upload:...)`' },
    format: { type: 'string' },
    widthPx: { type: 'integer' },
    heightPx: { type: 'integer' },
    bytes: { type: 'integer' },
    assetId: { type: 'string', description: 'Id of the same picture in the library, where it is there' },
  },
};

const uploadOperation = {
  operationId: 'uploads',
  summary: 'Give pictures for questions; they are kept for a day',
  tags: ['pictures'],
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
        },
      },
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    },
  },
  responses: {
    200: {
      description: 'The uploads, and the files that are no pictures',
      content: json({
        type: 'object',
        required: ['uploads', 'failures'],
        properties: {
          uploads: { type: 'array', items: uploadedSchema },
          failures: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'code', 'reason'],
              properties: {
                name: { type: 'string' },
                code: { type: 'string' },
                reason: { type: 'string' },
              },
            },
          },
        },
      }),
    },
    default: ref('responses/Error'),
  },
};

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: [...Object.keys(errorCodes), ...Object.keys(serverCodes)] },
        message: { type: 'string' },
        hint: { type: 'string', description: 'The next step' },
        path: { type: 'string', description: 'The file, field or place concerned' },
      },
    },
  },
};

const progressSchema = {
  type: 'object',
  required: ['stage', 'done'],
  properties: {
    stage: { type: 'string' },
    done: { type: 'number' },
    total: { type: 'number' },
    unit: { type: 'string' },
    note: { type: 'string' },
  },
};

function ref(name: string) {
  return { $ref: `#/components/${name}` };
}

function json(schema: JsonSchema) {
  return { 'application/json': { schema } };
}
