import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './folders.js';
import { edge } from './rendered.js';
import { planScenes } from './scenes/plan.js';
import { type Attribute, attributes } from './scenes/values.js';
import { writeScenes } from './scenes/write.js';

const taught = 24_000;
const judged = 1_000;

/** Renders the scenes that are taught and judged to one file of RGB pictures, described line by line beside it. */
mkdirSync(cacheFolder, { recursive: true });
const records = planScenes(taught, judged);
await writeScenes(records, path.join(cacheFolder, 'scenes.rgb'), edge, (done) => {
  if (done % 5_000 === 0) console.log(`${done} of ${records.length} scenes`);
});
const names = Object.keys(attributes) as Attribute[];
const lines = records.map(({ use, ...record }) =>
  JSON.stringify({
    use,
    values: names.map((name) => attributes[name].findIndex(({ id }) => id === record[name])),
  }),
);
writeFileSync(path.join(cacheFolder, 'scenes.jsonl'), `${lines.join('\n')}\n`);
writeFileSync(path.join(cacheFolder, 'scene-attributes.json'), JSON.stringify(attributes));
console.log(`${records.length} scenes, ${judged} of them in combinations that are never taught`);
