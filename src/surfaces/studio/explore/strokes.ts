export type Tool = 'pen' | 'blob' | 'eraser';

/** One movement of the pen, in pixels of the sheet. */
export interface Stroke {
  tool: Tool;
  ink: string;
  points: [x: number, y: number][];
}

const widthsPx: Record<Tool, number> = { pen: 5, blob: 44, eraser: 30 };

/** Draws a stroke onto what is there; the eraser leaves the sheet empty, which is not the same as white. */
export function drawStroke(context: CanvasRenderingContext2D, { tool, ink, points }: Stroke): void {
  context.save();
  context.globalCompositeOperation = tool === 'eraser' ? 'destination-out' : 'source-over';
  context.strokeStyle = ink;
  context.lineWidth = widthsPx[tool];
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  const [first, ...rest] = points;
  context.moveTo(...first!);
  // A dot is a line that goes nowhere.
  context.lineTo(first![0] + 0.01, first![1]);
  for (const point of rest) context.lineTo(...point);
  context.stroke();
  context.restore();
}

/** Wipes the sheet and draws all strokes anew. */
export function paintAll(
  context: CanvasRenderingContext2D,
  edgePx: number,
  strokes: readonly Stroke[],
): void {
  context.clearRect(0, 0, edgePx, edgePx);
  for (const stroke of strokes) drawStroke(context, stroke);
}
