import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './icon.js';

type Attributes = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'>;

export interface ButtonProps extends Attributes {
  icon?: IconName;
  /** `main` is for the one thing that most people come to do. */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  submits?: boolean;
}

export function Button({ icon, look = 'plain', submits = false, children, ...attributes }: ButtonProps) {
  return (
    <button type={submits ? 'submit' : 'button'} className={`button button-${look}`} {...attributes}>
      {icon !== undefined && <Icon name={icon} size={18} />}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Attributes {
  icon: IconName;
  /** What it does, for the tooltip and for screen readers. */
  label: string;
  /** Keys that do the same. */
  keys?: string;
  isPressed?: boolean | undefined;
}

export function IconButton({ icon, label, keys, isPressed, ...attributes }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      title={keys === undefined ? label : `${label}  ${keys}`}
      aria-label={label}
      aria-pressed={isPressed}
      {...attributes}
    >
      <Icon name={icon} />
    </button>
  );
}
