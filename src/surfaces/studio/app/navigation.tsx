import { Icon } from '../parts/icon.js';
import { formatRoute, views } from './route.js';
import { useStudio } from './studio.js';
import { Switches } from './switches.js';

const icons = {
  explore: 'search',
  boards: 'boards',
  concepts: 'concepts',
  brands: 'brands',
  library: 'library',
} as const;

export interface NavigationProps {
  /** Whether a picture is seen above it. */
  isCovered: boolean;
  onCommands: () => void;
}

/** The way to each view: a rail at the side, a bar at the foot of small screens. */
export function Navigation({ isCovered, onCommands }: NavigationProps) {
  const { words, route } = useStudio();
  return (
    <nav className="rail" aria-label={words.shell.navigation} inert={isCovered}>
      <a className="rail-mark" href={formatRoute({ view: 'explore' })} aria-label={words.shell.home}>
        <img src="./icon.svg" width={28} height={28} alt="" />
      </a>
      <ul>
        {views.map((view, at) => (
          <li key={view}>
            <a
              className="rail-link"
              href={formatRoute({ view })}
              aria-current={route.view === view ? 'page' : undefined}
              title={`${words.views[view]}  ${at + 1}`}
            >
              <Icon name={icons[view]} />
              <span>{words.views[view]}</span>
            </a>
          </li>
        ))}
      </ul>
      <Switches />
      <button
        type="button"
        className="rail-link rail-commands"
        onClick={onCommands}
        title={`${words.shell.commands}  Ctrl K`}
      >
        <Icon name="command" />
        <span>{words.shell.commandsShort}</span>
      </button>
    </nav>
  );
}
