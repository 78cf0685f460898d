import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useStudio } from '../app/studio.js';
import { IconButton } from './button.js';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  width?: 'narrow' | 'wide';
}

/** A window above the page that holds the focus until it is closed. */
export function Dialog({ title, onClose, children, width = 'narrow' }: DialogProps) {
  const { words } = useStudio();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current!;
    dialog.showModal();
    // What was opened to be typed into is typed into at once, not closed by the first key.
    dialog.querySelector<HTMLElement>('input, textarea')?.focus();
    return () => dialog.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={ref}
      className={`dialog dialog-${width}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label={words.shell.close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
