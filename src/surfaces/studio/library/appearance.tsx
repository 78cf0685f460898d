import { themes } from '../app/preferences.js';
import { useStudio } from '../app/studio.js';
import { languages, ownNames } from '../words/dictionary.js';

/** Language and theme of the page. */
export function Appearance() {
  const { words, language, setLanguage, theme, setTheme } = useStudio();
  return (
    <section className="page-part appearance">
      <h2>{words.library.appearance}</h2>
      <fieldset className="pills">
        <legend>{words.library.language}</legend>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            className="pill"
            aria-pressed={one === language}
            lang={one}
            onClick={() => setLanguage(one)}
          >
            {ownNames[one]}
          </button>
        ))}
      </fieldset>
      <fieldset className="pills">
        <legend>{words.library.theme}</legend>
        {themes.map((one) => (
          <button
            key={one}
            type="button"
            className="pill"
            aria-pressed={one === theme}
            onClick={() => setTheme(one)}
          >
            {words.themes[one]}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
