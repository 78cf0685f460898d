import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

export interface EmptyProps {
  icon: IconName;
  title: string;
  /** What may be done here, in a sentence or two. */
  text: string;
  children?: ReactNode;
}

/** What stands where there is nothing yet: it says what this place is for and how to begin. */
export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} size={28} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className="empty-actions">{children}</div>}
    </div>
  );
}
