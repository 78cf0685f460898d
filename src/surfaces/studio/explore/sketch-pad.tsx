import { type PointerEvent, useRef, useState } from 'react';
import { useStudio } from '../app/studio.js';
import { Button, IconButton } from '../parts/button.js';
import { drawStroke, paintAll, type Stroke, type Tool } from './strokes.js';

const edgePx = 320;
const inks = [
  '#1b1b1d',
  '#d5402b',
  '#e8973a',
  '#f0cd46',
  '#4f9a55',
  '#3f7fc4',
  '#7a56b3',
  '#d783a6',
  '#8a6242',
  '#f4f3f0',
];
const tools = [
  { tool: 'pen', icon: 'pen' },
  { tool: 'blob', icon: 'blob' },
  { tool: 'eraser', icon: 'eraser' },
] as const;

export interface SketchPadProps {
  /** Called after each stroke with the drawing as PNG, or without one when it was wiped. */
  onDrawn: (drawing: Blob | undefined) => void;
  hasSketch: boolean;
}

/** A sheet to draw lines and blobs of colour on; the search follows each stroke. */
export function SketchPad({ onDrawn, hasSketch }: SketchPadProps) {
  const { words } = useStudio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const current = useRef<Stroke | undefined>(undefined);
  const [tool, setTool] = useState<Tool>('pen');
  const [ink, setInk] = useState(inks[0]!);
  const [count, setCount] = useState(0);

  const place = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const box = canvas.current!.getBoundingClientRect();
    const scale = edgePx / box.width;
    return [(clientX - box.left) * scale, (clientY - box.top) * scale];
  };
  const context = () => canvas.current!.getContext('2d')!;
  const publish = () => {
    setCount(strokes.current.length);
    if (strokes.current.length === 0) onDrawn(undefined);
    else canvas.current!.toBlob((blob) => onDrawn(blob ?? undefined), 'image/png');
  };
  const finish = () => {
    if (current.current === undefined) return;
    strokes.current.push(current.current);
    current.current = undefined;
    publish();
  };
  const rewind = (kept: Stroke[]) => {
    strokes.current = kept;
    paintAll(context(), edgePx, kept);
    publish();
  };
  return (
    <div className="sketch">
      <div className="sketch-tools" role="toolbar" aria-label={words.sketch.tools}>
        {tools.map((one) => (
          <IconButton
            key={one.tool}
            icon={one.icon}
            label={words.sketch[one.tool]}
            isPressed={tool === one.tool}
            onClick={() => setTool(one.tool)}
          />
        ))}
        <span className="spacer" />
        <IconButton
          icon="undo"
          label={words.sketch.back}
          disabled={count === 0}
          onClick={() => rewind(strokes.current.slice(0, -1))}
        />
      </div>
      <canvas
        ref={canvas}
        width={edgePx}
        height={edgePx}
        role="img"
        aria-label={words.sketch.sheet}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          current.current = { tool, ink, points: [place(event)] };
          drawStroke(context(), current.current);
        }}
        onPointerMove={(event) => {
          if (current.current === undefined) return;
          current.current.points.push(place(event));
          drawStroke(context(), current.current);
        }}
        onPointerUp={finish}
        onPointerCancel={finish}
        onDragStart={(event) => event.preventDefault()}
      />
      <div className="inks" role="radiogroup" aria-label={words.sketch.ink}>
        {inks.map((hex) => (
          <label key={hex} className="ink" style={{ background: hex }}>
            <input
              type="radio"
              name="ink"
              aria-label={hex}
              checked={ink === hex}
              onChange={() => setInk(hex)}
            />
          </label>
        ))}
      </div>
      <p className="quiet">{words.sketch.hint}</p>
      <Button look="quiet" disabled={count === 0 && !hasSketch} onClick={() => rewind([])}>
        {words.sketch.clear}
      </Button>
    </div>
  );
}
