import { Button, IconButton } from '../parts/button.js';
import { useStudio } from './studio.js';
import type { ShownNotice } from './use-notices.js';

/** What was just done or went wrong, in the corner, read out as it comes. */
export function Notices({ notices, onClose }: { notices: ShownNotice[]; onClose: (key: number) => void }) {
  const { words } = useStudio();
  return (
    <div className="notices" role="log" aria-live="polite" aria-label={words.shell.notices}>
      {notices.map(({ key, text, detail, kind = 'said', action }) => (
        <div key={key} className={`notice notice-${kind}`}>
          <div className="notice-text">
            <p>{text}</p>
            {detail !== undefined && detail !== '' && <p className="notice-detail">{detail}</p>}
          </div>
          {action !== undefined && (
            <Button
              look="quiet"
              onClick={() => {
                onClose(key);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon="close" label={words.shell.close} onClick={() => onClose(key)} />
        </div>
      ))}
    </div>
  );
}
