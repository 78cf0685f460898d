import { type PointerEvent, useRef, useState } from 'react';
import { previewUrl, thumbnailUrl } from '../api/call.js';
import { useStudio } from '../app/studio.js';

/** Sizes that are asked for: few, so that the server need not make many. */
const edgesPx = [1024, 1600, 2560] as const;

export interface StageProps {
  id: string;
  name: string;
  size: { widthPx: number; heightPx: number } | undefined;
  isPicking: boolean;
  /** Called with the colour of the point that was chosen, `#rrggbb`. */
  onPick: (hex: string) => void;
}

/** The picture itself: first its thumbnail, then sharp; with the eyedropper a click takes the colour under it. */
export function Stage({ id, name, size, isPicking, onPick }: StageProps) {
  const { words } = useStudio();
  const image = useRef<HTMLImageElement>(null);
  const [isSharp, setSharp] = useState(false);
  const [hover, setHover] = useState<string>();
  const needed = Math.max(innerWidth, innerHeight) * devicePixelRatio;
  const edgePx = edgesPx.find((edge) => edge >= needed) ?? edgesPx.at(-1)!;
  const colourUnder = (event: PointerEvent) => colourAt(image.current!, event.nativeEvent);
  return (
    <div className="stage" data-picking={isPicking}>
      {!isSharp && <img className="stage-soft" src={thumbnailUrl(id)} alt="" />}
      <img
        ref={image}
        src={previewUrl(id, edgePx)}
        alt={name}
        width={size?.widthPx}
        height={size?.heightPx}
        data-sharp={isSharp}
        onLoad={() => setSharp(true)}
        onPointerMove={(event) => setHover(isPicking ? colourUnder(event) : undefined)}
        onPointerDown={(event) => {
          const hex = isPicking ? colourUnder(event) : undefined;
          if (hex !== undefined) onPick(hex);
        }}
      />
      {isPicking && (
        <p className="stage-colour" role="status">
          <span style={{ background: hover ?? 'transparent' }} />
          {hover ?? words.picture.dropperHint}
        </p>
      )}
    </div>
  );
}

/** Returns the colour of a picture under the pointer, undefined beside it. */
function colourAt(image: HTMLImageElement, { clientX, clientY }: { clientX: number; clientY: number }) {
  const box = image.getBoundingClientRect();
  // The picture is fitted into its box.
  const scale = Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);
  const left = box.left + (box.width - image.naturalWidth * scale) / 2;
  const top = box.top + (box.height - image.naturalHeight * scale) / 2;
  const [x, y] = [Math.floor((clientX - left) / scale), Math.floor((clientY - top) / scale)];
  if (!(x >= 0 && y >= 0 && x < image.naturalWidth && y < image.naturalHeight)) return undefined;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, x, y, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
