import { MotifError } from '../../core/errors.js';
import type { Motif } from '../../core/motif.js';
import { type Operation, type Progress, runOperation } from '../../core/operation.js';
import { checkInput } from '../../core/operation-input.js';
import type { Reach } from '../../core/reach.js';
import { answerOf, type ToolAnswer } from './answer.js';
import { failureAnswer } from './failure.js';
import { type Offer, type Offered, offered } from './offer.js';
import { type ResourceContent, readResource } from './resources.js';
import { type AgentTool, toolName, toolOf } from './tool.js';

export interface AgentToolsOptions {
  operations: readonly Operation[];
  motif: Motif;
  /** Version of Motif, told to the client. */
  version: string;
  /** What is offered of the operations; default everything. */
  offer?: Offer;
  /** What files calls may touch, where others than this machine's own user may call. */
  reach?: Reach;
  /** Hears of mistakes of the program, with their stack, which the client never sees. */
  onBug?: (error: unknown) => void;
}

/** Motif's operations as tools and resources for agents, whatever carries the messages. */
export interface AgentTools {
  readonly version: string;
  /** What a model is told of Motif before it uses the tools. */
  readonly instructions: string;
  readonly tools: readonly AgentTool[];
  /** Returns the answer of a tool; what goes wrong is an answer, too. Throws `not_found` for an unknown tool. */
  call(name: string, input: unknown, context: CallContext): Promise<ToolAnswer>;
  /** Returns what a resource holds; throws a `MotifError`. */
  read(uri: string): Promise<ResourceContent>;
  /** Resolves when no call is running any more. */
  settled(): Promise<void>;
}

export interface CallContext {
  signal: AbortSignal;
  progress?: (report: Progress) => void;
}

/** Returns the operations as tools for agents. Costs some 50 ms for the schemas; keep what it returns. */
export function createAgentTools(options: AgentToolsOptions): AgentTools {
  const { motif, version, offer = 'everything', reach, onBug } = options;
  const operations = offered(options.operations, offer);
  const byName = new Map(operations.map((one) => [toolName(one.declared.name), one]));
  const running = new Set<Promise<unknown>>();

  async function run(
    { declared, input }: Offered,
    given: unknown,
    context: CallContext,
  ): Promise<ToolAnswer> {
    try {
      checkInput({ name: declared.name, input }, given);
      const within = reach === undefined ? {} : { reach };
      const output = await runOperation(declared, given, motif, { ...context, ...within });
      return await answerOf(declared, output, () => motif.library());
    } catch (error) {
      if (!(error instanceof MotifError) && !context.signal.aborted) onBug?.(error);
      return failureAnswer(error);
    }
  }

  return {
    version,
    instructions: instructionsFor(motif.options.dir, offer),
    tools: operations.map(toolOf),
    async call(name, input, context) {
      const named = byName.get(name);
      if (named === undefined) throw unknownTool(name);
      const call = run(named, input, context);
      running.add(call);
      return call.finally(() => running.delete(call));
    },
    read: (uri) => readResource(uri, motif),
    async settled() {
      await Promise.allSettled(running);
    },
  };
}

function unknownTool(name: string): MotifError {
  return new MotifError(
    'not_found',
    `Expected a tool of Motif, received ${JSON.stringify(name.slice(0, 60))}`,
    {
      hint: 'The list of tools has their names, such as search or tag_add.',
    },
  );
}

function instructionsFor(dir: string | undefined, offer: Offer): string {
  return [
    'Motif finds, judges and arranges the pictures of a library by what they say and how they feel.',
    `Paths are relative to ${offer === 'served' || dir === undefined ? 'the folder of the library' : dir}.`,
    'Start with status; search takes words in English or Chinese, pictures, palettes and filters in one query.',
    'Pictures are named by path or by id. Results show thumbnails of the first few; read motif://thumbnail/{id} for others.',
    'Hints name commands: `motif tag add` is the tool tag_add, with the options as fields (--max-bits is maxBits).',
    ...(offer === 'reading' ? ['These tools change nothing.'] : ['undo takes the last change back.']),
  ].join('\n');
}
