/** The pages of the studio, in the order of the navigation. */
export const views = ['explore', 'boards', 'concepts', 'brands', 'library'] as const;
export type View = (typeof views)[number];

/** A place in the studio, as its address says it. */
export interface Route {
  view: View;
  /** The board, concept or brand that is shown. */
  name?: string | undefined;
  /** The query that is asked, as text. */
  query?: string | undefined;
  /** Id of the picture that is seen in full. */
  picture?: string | undefined;
}

/** Returns the place that the part of an address behind `#` names; what is not known leads to Explore. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [first, name] = path.split('/');
  const view = views.find((known) => known === first) ?? 'explore';
  const parameters = new URLSearchParams(search);
  const query = parameters.get('q');
  const picture = parameters.get('picture');
  return {
    view,
    ...(name ? { name: decoded(name) } : {}),
    ...(query ? { query } : {}),
    ...(picture ? { picture } : {}),
  };
}

/** Returns the address of a place, from `#` on. */
export function formatRoute({ view, name, query, picture }: Route): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (picture) parameters.set('picture', picture);
  const search = parameters.toString();
  return `#/${view}${name ? `/${encodeURIComponent(name)}` : ''}${search ? `?${search}` : ''}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
