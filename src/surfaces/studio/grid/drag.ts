import type { DragEvent } from 'react';
import { originalUrl } from '../api/call.js';

const kind = 'application/x-motif-pictures';

/** Puts pictures of the library into what is dragged: for this page, and the first as a file for other programs. */
export function dragPictures(
  event: DragEvent,
  ids: readonly string[],
  fileName: string,
  format: string,
): void {
  const { dataTransfer } = event;
  dataTransfer.effectAllowed = 'copy';
  dataTransfer.setData(kind, JSON.stringify(ids));
  const url = new URL(originalUrl(ids[0]!), location.href).href;
  dataTransfer.setData('text/uri-list', url);
  // Chromium lets the desktop take the file itself.
  dataTransfer.setData('DownloadURL', `image/${format === 'svg' ? 'svg+xml' : format}:${fileName}:${url}`);
}

/** True when pictures of the library are dragged. */
export function hasPictures(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(kind);
}

/** Returns the ids of the pictures that were dropped, none for anything else. */
export function droppedPictures(event: DragEvent): string[] {
  const text = event.dataTransfer.getData(kind);
  return text === '' ? [] : (JSON.parse(text) as string[]);
}

/** Returns the picture files that were dropped or pasted. */
export function pictureFiles(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}
