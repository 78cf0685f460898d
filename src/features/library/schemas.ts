import { z } from 'zod';

export const problemSchema = z.object({
  path: z.string().describe("Relative to the library's root"),
  code: z.string().describe('Error code, such as unreadable_media or too_large'),
  reason: z.string(),
});

export const assetSchema = z.object({
  id: z.string().describe('Asset id (content hash)'),
  paths: z.array(z.string()).describe('Files that hold this content'),
  format: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  bytes: z.number().int(),
  modified: z.string().describe('Time of the file, ISO 8601'),
  taken: z.string().optional().describe("Time from the picture's own metadata, ISO 8601"),
  title: z.string().optional().describe('Title inside the file'),
  keywords: z.array(z.string()).describe('Keywords inside the file'),
  tags: z.array(z.string()).describe('Tags that people gave'),
  palette: z.array(z.object({ hex: z.string(), area: z.number().describe('Share of the area') })),
  statistics: z.object({
    brightness: z.number(),
    chroma: z.number(),
    contrast: z.number(),
    edgeDensity: z.number(),
    edgeOrientations: z.array(z.number()),
    flatness: z.number(),
    roughness: z.number(),
  }),
  perceptualHash: z.string(),
});
