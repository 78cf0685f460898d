import { roomSize, rooms } from '../draw/interiors.js';
import { scenes } from '../draw/scenes/index.js';
import { sceneHeight, sceneWidth } from '../draw/scenes/scene.js';
import type { PictureDraft } from '../record.js';
import { schemeOf } from '../schemes.js';
import { moodInChinese, seasonInChinese } from '../words.js';

const paintingsOfEachScene = 4;
const roomSchemes = ['nordic', 'terracotta', 'forest', 'ocean', 'pastel-lilac', 'guochao'];

/** Returns four paintings of every scene, in its own colourings. */
export function planScenes(): PictureDraft[] {
  return scenes.flatMap((scene) =>
    Array.from({ length: paintingsOfEachScene }, (_, index): PictureDraft => {
      const colouring = index % scene.colourings.length;
      const { sky, land, light, accent, dark } = scene.colourings[colouring]!;
      const season = scene.season === undefined ? {} : { season: scene.season };
      const [english, chinese] = [scene.english, scene.chinese];
      return {
        kind: 'scene',
        subject: scene.id,
        also: [...scene.also],
        style: scene.id === 'ink-mountains' ? 'ink' : 'flat',
        scheme: `${scene.id}-${colouring + 1}`,
        palette: { ground: sky[0]!, main: land[1]!, second: land[0]!, accent, dark, light },
        mood: scene.mood,
        ...season,
        layout: 'landscape',
        words: [],
        captions: {
          en: [
            ...english,
            `${scene.mood} landscape, ${english[0]}${scene.season === undefined ? '' : `, ${scene.season}`}`,
          ],
          zh: [
            ...chinese,
            `${moodInChinese(scene.mood)}的风景，${chinese[0]}${scene.season === undefined ? '' : `，${seasonInChinese(scene.season)}`}`,
          ],
        },
        widthPx: index % 2 === 0 ? sceneWidth * 1.5 : sceneWidth * 1.2,
        heightPx: index % 2 === 0 ? sceneHeight * 1.5 : sceneHeight * 1.2,
        folder: 'scenes',
        name: `${scene.id}-${index + 1}`,
        formats: ['jpg', 'jpg', 'webp', 'png'],
      };
    }),
  );
}

/** Returns every room in six colour schemes. */
export function planInteriors(): PictureDraft[] {
  return rooms.flatMap((room) =>
    roomSchemes.map((id): PictureDraft => {
      const { id: scheme, mood, english, chinese, ...palette } = schemeOf(id);
      return {
        kind: 'interior',
        subject: room.id,
        also: [...room.also],
        style: 'flat',
        scheme,
        palette,
        mood,
        layout: 'room',
        words: [],
        captions: {
          en: [room.english, `${mood} interior, ${room.english}, ${english}`],
          zh: [room.chinese, `${moodInChinese(mood)}的室内，${room.chinese}，${chinese}`],
        },
        widthPx: roomSize.width * 1.5,
        heightPx: roomSize.height * 1.5,
        folder: 'interiors',
        name: `${room.id}-${scheme}`,
        formats: ['jpg', 'jpg', 'webp', 'png'],
      };
    }),
  );
}
