/** For the tests of programs that use Motif: an encoder without a model, whose vectors can be computed in the head. */
export { createFakeEncoder, fakeColours } from './core/encoder/fake.js';
