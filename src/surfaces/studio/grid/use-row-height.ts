import { useState } from 'react';

export const rowHeightsPx = { min: 96, usual: 208, max: 420 };

/** Returns how tall rows of pictures are, which this browser keeps. */
export function useRowHeight(): readonly [number, (heightPx: number) => void] {
  const [heightPx, setHeight] = useState(() => {
    const kept = Number(localStorage.getItem('motif.rowHeight'));
    return kept >= rowHeightsPx.min && kept <= rowHeightsPx.max ? kept : rowHeightsPx.usual;
  });
  const keep = (next: number) => {
    localStorage.setItem('motif.rowHeight', String(next));
    setHeight(next);
  };
  return [heightPx, keep];
}
