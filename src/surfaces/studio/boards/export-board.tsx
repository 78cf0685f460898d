import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Popover } from '../parts/popover.js';
import { boardCsv, boardJson } from './board-file.js';

/** Takes a board out of the page: as a table, as data, or on paper. */
export function ExportBoard({ board }: { board: OutputOf<'board.show'> | undefined }) {
  const { words } = useStudio();
  if (board === undefined || board.results.length === 0) return null;
  return (
    <Popover icon="open" label={words.boards.export} isWordy>
      {(close) => (
        <div className="menu">
          <Button
            look="quiet"
            icon="table"
            onClick={() => {
              save(boardCsv(board), 'text/csv', `${board.name}.csv`);
              close();
            }}
          >
            {words.boards.asTable}
          </Button>
          <Button
            look="quiet"
            icon="copies"
            onClick={() => {
              save(boardJson(board), 'application/json', `${board.name}.json`);
              close();
            }}
          >
            {words.boards.asJson}
          </Button>
          <Button
            look="quiet"
            icon="print"
            onClick={() => {
              close();
              print();
            }}
          >
            {words.boards.asPrint}
          </Button>
        </div>
      )}
    </Popover>
  );
}

function save(text: string, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name.replaceAll(/[/\\:*?"<>|]/g, '_');
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
