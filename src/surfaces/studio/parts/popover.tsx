import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.js';

export interface PopoverProps {
  icon: IconName;
  label: string;
  /** Shows the label beside the icon. */
  isWordy?: boolean;
  side?: 'left' | 'right';
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a small panel beside it; Escape, a click elsewhere and leaving it close the panel. */
export function Popover({ icon, label, isWordy = false, side = 'right', children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => {
      if (!ref.current!.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current!.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for what its button and panel let pass.
    <div
      className="popover"
      ref={ref}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !ref.current!.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={isWordy ? 'button button-quiet' : 'icon-button'}
        title={label}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} size={isWordy ? 18 : 20} />
        {isWordy && <span>{label}</span>}
      </button>
      {isOpen && (
        // Takes the focus from clicks on what has none itself, so that it does not leave the panel.
        <section id={panelId} className={`popover-panel popover-${side}`} aria-label={label} tabIndex={-1}>
          {typeof children === 'function' ? children(close) : children}
        </section>
      )}
    </div>
  );
}
