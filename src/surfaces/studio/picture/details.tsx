import { useState } from 'react';
import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { Icon } from '../parts/icon.js';
import { shownBytes, shownDate } from '../words/shown.js';

export interface DetailsProps {
  asset: OutputOf<'show'>;
  /** Near copies that were folded into it. */
  copies: readonly string[];
}

/** What is known of a picture, and its tags. */
export function Details({ asset, copies }: DetailsProps) {
  const { words, language, change } = useStudio();
  const [tag, setTag] = useState('');
  const { paths, title, format, widthPx, heightPx, bytes, taken, modified, keywords, tags, id } = asset;
  const others = [...new Set([...paths.slice(1), ...copies])];
  return (
    <section className="side-part">
      <h3>{words.picture.tags}</h3>
      <div className="tags">
        {tags.map((one) => (
          <button
            key={one}
            type="button"
            className="pill"
            aria-label={words.picture.removeTag(one)}
            onClick={() =>
              void change('tag.remove', { tags: [one], assets: [id] }, words.picture.tagRemoved(one))
            }
          >
            {one}
            <Icon name="close" size={12} />
          </button>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim() === '') return;
            void change('tag.add', { tags: [tag.trim()], assets: [id] }, words.picture.tagAdded(tag.trim()));
            setTag('');
          }}
        >
          <input
            aria-label={words.picture.addTag}
            placeholder={words.picture.addTag}
            value={tag}
            onChange={(event) => setTag(event.target.value)}
          />
        </form>
      </div>
      <h3>{words.picture.details}</h3>
      <dl className="facts">
        {title !== undefined && <Fact name={words.picture.title} value={title} />}
        <Fact name={words.picture.file} value={paths[0] ?? id} />
        <Fact name={words.picture.size} value={`${widthPx} × ${heightPx} px`} />
        <Fact name={words.picture.kind} value={`${format.toUpperCase()}, ${shownBytes(bytes)}`} />
        <Fact
          name={taken === undefined ? words.picture.modified : words.picture.taken}
          value={shownDate(taken ?? modified, language)}
        />
        {keywords.length > 0 && <Fact name={words.picture.keywords} value={keywords.join(', ')} />}
        {others.length > 0 && <Fact name={words.picture.copies} value={others.join('\n')} />}
        <Fact name={words.picture.id} value={id} />
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
