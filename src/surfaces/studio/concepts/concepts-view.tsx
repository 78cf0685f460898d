import { useStudio } from '../app/studio.js';
import { ConceptList } from './concept-list.js';
import { ConceptPage } from './concept-page.js';

export function ConceptsView() {
  const { route } = useStudio();
  return route.name === undefined ? <ConceptList /> : <ConceptPage key={route.name} name={route.name} />;
}
