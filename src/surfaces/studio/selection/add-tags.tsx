import { useStudio } from '../app/studio.js';
import { AskName } from '../parts/ask-name.js';

/** Gives tags to pictures. */
export function AddTags({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const { words, change } = useStudio();
  return (
    <AskName
      title={words.selection.tags}
      label={words.selection.tagNames}
      confirm={words.selection.addTags}
      onClose={onClose}
      onName={(text) => {
        onClose();
        const tags = text
          .split(/[,，、]/)
          .map((tag) => tag.trim())
          .filter(Boolean);
        void change('tag.add', { tags, assets: [...ids] }, ({ changes }) => words.selection.tagged(changes));
      }}
    />
  );
}
