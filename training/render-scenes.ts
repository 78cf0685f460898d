import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { mapConcurrently } from '../src/core/library/stream.js';
import { cacheFolder } from './folders.js';
import { edge } from './rendered.js';
import { renderScene } from './scenes/pixels.js';
import { planScenes } from './scenes/plan.js';
import { type Attribute, attributes } from './scenes/values.js';

const taught = 24_000;
const judged = 1_000;

/** Renders the scenes that are taught and judged to one file of RGB pictures, described line by line beside it. */
mkdirSync(cacheFolder, { recursive: true });
const records = planScenes(taught, judged);
const names = Object.keys(attributes) as Attribute[];
const pixelFile = path.join(cacheFolder, 'scenes.rgb');
const out = openSync(`${pixelFile}.part`, 'w');
let done = 0;
for await (const pixels of mapConcurrently(each(records), 4, 32, (record) => renderScene(record, edge))) {
  writeSync(out, pixels);
  done++;
  if (done % 5_000 === 0) console.log(`${done} of ${records.length} scenes`);
}
closeSync(out);
renameSync(`${pixelFile}.part`, pixelFile);
const lines = records.map(({ use, ...record }) =>
  JSON.stringify({
    use,
    values: names.map((name) => attributes[name].findIndex(({ id }) => id === record[name])),
  }),
);
writeFileSync(path.join(cacheFolder, 'scenes.jsonl'), `${lines.join('\n')}\n`);
writeFileSync(path.join(cacheFolder, 'scene-attributes.json'), JSON.stringify(attributes));
console.log(`${records.length} scenes, ${judged} of them in combinations that are never taught`);

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
