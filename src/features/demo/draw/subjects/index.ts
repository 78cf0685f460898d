import { animalSubjects } from './animals.js';
import { foodSubjects } from './food.js';
import { homeSubjects } from './home.js';
import { natureSubjects } from './nature.js';
import type { Subject } from './subject.js';
import { symbolSubjects } from './symbols.js';
import { technologySubjects } from './technology.js';
import { thingSubjects } from './things.js';
import { travelSubjects } from './travel.js';

/** Every subject that can be drawn. */
export const subjects: readonly Subject[] = [
  ...natureSubjects,
  ...animalSubjects,
  ...foodSubjects,
  ...homeSubjects,
  ...thingSubjects,
  ...travelSubjects,
  ...technologySubjects,
  ...symbolSubjects,
];

/** Returns the subject of that id; a wrong id is a programming mistake. */
export function subjectOf(id: string): Subject {
  const found = subjects.find((subject) => subject.id === id);
  if (found === undefined) throw new RangeError(`No subject is called ${id}`);
  return found;
}
