import { useCallback, useEffect, useState } from 'react';
import { useStudio } from '../app/studio.js';
import { call } from './call.js';
import { type Failure, isGivenUp, toFailure } from './failure.js';
import type { InputOf, OperationName, OutputOf } from './operations.js';

export interface Answer<Name extends OperationName> {
  /** The newest answer; the one before stays until another is there. */
  data: OutputOf<Name> | undefined;
  failure: Failure | undefined;
  isLoading: boolean;
  reload: () => void;
}

/**
 * Returns what an operation answers to the input, asked again when the input or anything in the library changes. A question
 * that a newer one overtakes is given up. Without an input nothing is asked.
 */
export function useOperation<Name extends OperationName>(
  name: Name,
  input: InputOf<Name> | undefined,
): Answer<Name> {
  const { revision } = useStudio();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Answer<Name>, 'reload'>>({
    data: undefined,
    failure: undefined,
    isLoading: input !== undefined,
  });
  const question = input === undefined ? undefined : JSON.stringify(input);
  // A change of the library and another attempt ask again.
  useEffect(() => {
    if (question === undefined) {
      setState({ data: undefined, failure: undefined, isLoading: false });
      return;
    }
    const controller = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    call(name, JSON.parse(question), { signal: controller.signal }).then(
      (data) => {
        if (!controller.signal.aborted) setState({ data, failure: undefined, isLoading: false });
      },
      (error) => {
        if (!isGivenUp(error)) setState({ data: undefined, failure: toFailure(error), isLoading: false });
      },
    );
    return () => controller.abort();
  }, [name, question, revision, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, reload };
}
