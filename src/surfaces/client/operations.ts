import type { z } from 'zod';
import type { DeclaredOperation } from '../../operations.js';

/** The name of everything that can be asked, as the operations are declared. */
export type OperationName = DeclaredOperation['name'];

type Declared<Name extends OperationName> = Extract<DeclaredOperation, { name: Name }>;

/** What an operation takes: fields with defaults may be left out. */
export type InputOf<Name extends OperationName> = z.input<Declared<Name>['input']>;

/** What an operation answers. */
export type OutputOf<Name extends OperationName> = z.output<Declared<Name>['output']>;
