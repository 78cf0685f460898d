import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { onTestFinished } from 'vitest';
import { type AgentToolsOptions, createAgentTools } from '../src/surfaces/mcp/agent-tools.js';
import { connectTools } from '../src/surfaces/mcp/protocol.js';

/** Returns the SDK's own client, connected to the tools in this process, and what closes both ends. */
export async function openAgent(
  options: Omit<AgentToolsOptions, 'version'>,
): Promise<{ client: Client; close: () => Promise<void> }> {
  const [clientSide, toolSide] = InMemoryTransport.createLinkedPair();
  const tools = createAgentTools({ version: '1.2.3', ...options });
  const connection = await connectTools(tools, toolSide);
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(clientSide);
  // The client then checks structured answers against the schemas that the tools state.
  await client.listTools();
  return {
    client,
    async close() {
      await client.close();
      await connection.closed;
    },
  };
}

/** Returns the same for the running test, at whose end both ends are closed. */
export async function connectAgent(options: Omit<AgentToolsOptions, 'version'>): Promise<Client> {
  const { client, close } = await openAgent(options);
  onTestFinished(close);
  return client;
}

interface Answer {
  content: { type: string; text?: string; data?: string; mimeType?: string }[];
  structuredContent?: unknown;
  isError?: boolean;
  _meta?: Record<string, unknown>;
}

/** Returns the answer of a tool, typed as tests read it. */
export async function callTool(
  client: Client,
  name: string,
  input: object = {},
  options: Parameters<Client['callTool']>[2] = {},
): Promise<Answer> {
  const request = { name, arguments: input as Record<string, unknown> };
  return (await client.callTool(request, undefined, options)) as Answer;
}

/** Returns the texts of an answer as one. */
export function textOf({ content }: Answer): string {
  return content.flatMap(({ text }) => text ?? []).join('\n');
}
