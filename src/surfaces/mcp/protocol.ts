import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { MotifError } from '../../core/errors.js';
import type { AgentTools } from './agent-tools.js';
import { agentProgress } from './progress.js';
import { resources, resourceTemplates } from './resources.js';

/** A client on the other end of a transport. */
export interface Connection {
  /** Ends the connection; what is running for it is cancelled. */
  close(): Promise<void>;
  /** Resolves when the connection has ended, from either side. */
  readonly closed: Promise<void>;
}

/** Returns the tools as served over a transport of the protocol's SDK. */
export async function connectTools(
  tools: AgentTools,
  transport: Transport,
  onFault: (error: Error) => void = () => undefined,
): Promise<Connection> {
  const server = await protocolServer(tools);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  server.onerror = onFault;
  await server.connect(transport);
  return { close: () => server.close(), closed };
}

/** Returns the tools as served over the standard streams of this process: one JSON message a line. */
export async function connectStandardStreams(
  tools: AgentTools,
  onFault: (error: Error) => void,
): Promise<Connection> {
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
  const connection = await connectTools(tools, new StdioServerTransport(), onFault);
  // The SDK does not watch for the end of its input, which is how a client says that it leaves.
  process.stdin.once('end', () => void connection.close());
  return connection;
}

/**
 * Returns the answer to one HTTP request, as a stream of events, without a session: every request stands for itself. When
 * the signal fires, what the request runs is cancelled.
 */
export async function answerRequest(
  tools: AgentTools,
  request: Request,
  { signal, mostBodyBytes }: { signal: AbortSignal; mostBodyBytes: number },
): Promise<Response> {
  const { WebStandardStreamableHTTPServerTransport } = await import(
    '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
  );
  const transport = new WebStandardStreamableHTTPServerTransport({ maxRequestBodySize: mostBodyBytes });
  const connection = await connectTools(tools, transport);
  const leave = () => void connection.close();
  signal.addEventListener('abort', leave, { once: true });
  void connection.closed.then(() => signal.removeEventListener('abort', leave));
  return transport.handleRequest(request);
}

async function protocolServer(tools: AgentTools): Promise<Server> {
  const [{ Server: ProtocolServer }, types] = await Promise.all([
    // The class above it takes schemas of its own and checks inputs in words of its own; the operations bring both.
    import('@modelcontextprotocol/sdk/server/index.js'),
    import('@modelcontextprotocol/sdk/types.js'),
  ]);
  const server = new ProtocolServer(
    { name: 'motif', title: 'Motif', version: tools.version },
    { capabilities: { tools: {}, resources: {} }, instructions: tools.instructions },
  );
  const refuse = (error: unknown, code: number): never => {
    if (!(error instanceof MotifError)) throw error;
    throw new types.McpError(
      code,
      [error.message, error.hint].filter((line) => line !== undefined).join('\n'),
    );
  };
  server.setRequestHandler(types.ListToolsRequestSchema, () => ({ tools: [...tools.tools] }));
  server.setRequestHandler(types.CallToolRequestSchema, ({ params }, { signal, sendNotification }) => {
    const progressToken = params._meta?.progressToken;
    const progress =
      progressToken === undefined
        ? undefined
        : agentProgress((report) => {
            // A client that has left hears no progress; the signal ends the work.
            sendNotification({
              method: 'notifications/progress',
              params: { progressToken, ...report },
            }).catch(() => undefined);
          });
    return tools
      .call(params.name, params.arguments ?? {}, { signal, ...(progress === undefined ? {} : { progress }) })
      .catch((error) => refuse(error, types.ErrorCode.InvalidParams));
  });
  server.setRequestHandler(types.ListResourcesRequestSchema, () => ({ resources }));
  server.setRequestHandler(types.ListResourceTemplatesRequestSchema, () => ({ resourceTemplates }));
  server.setRequestHandler(types.ReadResourceRequestSchema, ({ params }) =>
    tools.read(params.uri).then(
      (content) => ({ contents: [content] }),
      (error) => refuse(error, resourceNotFound),
    ),
  );
  return server;
}

/** The protocol's own number for a resource that does not exist; the SDK has no name for it. */
const resourceNotFound = -32002;
