import { IconButton } from '../parts/button.js';
import { themes } from './preferences.js';
import { useStudio } from './studio.js';

const icons = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** The other language, and the next theme. */
export function Switches() {
  const { words, language, setLanguage, theme, setTheme } = useStudio();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <div className="switches">
      <button
        type="button"
        className="icon-button language-switch"
        lang={language === 'en' ? 'zh-Hans' : 'en'}
        title={words.commands.otherLanguage}
        aria-label={words.commands.otherLanguage}
        onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}
      >
        {language === 'en' ? '中' : 'En'}
      </button>
      <IconButton
        icon={icons[theme]}
        label={words.commands.theme(words.themes[theme])}
        onClick={() => setTheme(next)}
      />
    </div>
  );
}
