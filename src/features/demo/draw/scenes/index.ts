import { cityScenes } from './cities.js';
import { outdoorScenes } from './outdoors.js';
import type { Scene } from './scene.js';
import { seasonScenes } from './seasons.js';

/** Every scene that can be drawn. */
export const scenes: readonly Scene[] = [...outdoorScenes, ...cityScenes, ...seasonScenes];

/** Returns the scene of that id; a wrong id is a programming mistake. */
export function sceneOf(id: string): Scene {
  const found = scenes.find((scene) => scene.id === id);
  if (found === undefined) throw new RangeError(`No scene is called ${id}`);
  return found;
}
