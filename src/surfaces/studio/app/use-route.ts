import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './route.js';

export type Go = (route: Route, how?: { replace?: boolean }) => void;

/** Returns where the studio is and how to go elsewhere; `replace` leaves no step to go back to. */
export function useRoute(): { route: Route; go: Go } {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const route = useMemo(() => parseRoute(hash), [hash]);
  const go = useCallback<Go>((next, { replace = false } = {}) => {
    const address = formatRoute(next);
    if (address === location.hash) return;
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    // Neither of the two tells anyone.
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return { route, go };
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    window.removeEventListener('hashchange', onChange);
    window.removeEventListener('popstate', onChange);
  };
}
