import { stat } from 'node:fs/promises';
import { MotifError } from '../../core/errors.js';
import { type AgentToolsOptions, createAgentTools } from './agent-tools.js';
import { connectStandardStreams } from './protocol.js';

export interface AgentEnds {
  /** Ends the connection when it fires. */
  signal: AbortSignal;
  /** Takes a line for the person who looks after the agent: never part of the protocol. */
  tell(line: string): void;
}

/**
 * Resolves when the agent at the standard streams has left or the signal fires, and what it had started has ended. An
 * agent knows no working directory, so that of this process becomes the folder that Motif was opened for.
 */
export async function serveAgent(options: AgentToolsOptions, { signal, tell }: AgentEnds): Promise<void> {
  await enter(options.motif.options.dir ?? '.');
  const tools = createAgentTools(options);
  const connection = await connectStandardStreams(tools, (error) => tell(error.message));
  const leave = () => void connection.close();
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  await connection.closed;
  await tools.settled();
}

async function enter(dir: string): Promise<void> {
  const isFolder = await stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new MotifError('not_found', `Expected a folder for --dir, received ${JSON.stringify(dir)}`, {
      hint: 'Give the folder that holds your pictures.',
      path: dir,
    });
  }
  process.chdir(dir);
}
