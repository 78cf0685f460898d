import type { ReactNode } from 'react';

export interface PageProps {
  title: string;
  /** One or two sentences below the title. */
  lead?: string | undefined;
  /** Where the page lies, as a link above its title. */
  back?: { label: string; href: string } | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with a title, what can be done with it at the right, and room to scroll. */
export function Page({ title, lead, back, actions, children }: PageProps) {
  return (
    <div className="page">
      <header className="page-head">
        <div>
          {back !== undefined && (
            <a className="page-back" href={back.href}>
              ‹ {back.label}
            </a>
          )}
          <h1>{title}</h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
