import { useStudio } from '../app/studio.js';
import { BoardList } from './board-list.js';
import { BoardPage } from './board-page.js';

export function BoardsView() {
  const { route } = useStudio();
  return route.name === undefined ? <BoardList /> : <BoardPage key={route.name} name={route.name} />;
}
