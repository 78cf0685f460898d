import { spawn } from 'node:child_process';

/** An opener that finds nothing to open with ends with an error well before this. */
const failsWithinMs = 1500;

/**
 * Returns whether the system's own program for the file could be started. No shell sees the name. False where there
 * is no such program or no screen to show it on.
 */
export async function openWithSystem(
  file: string,
  {
    platform = process.platform,
    env = process.env,
  }: { platform?: NodeJS.Platform; env?: NodeJS.ProcessEnv } = {},
): Promise<boolean> {
  const opener = openerFor(platform, env);
  if (opener === undefined) return false;
  const [command, ...before] = opener;
  return new Promise((resolve) => {
    const child = spawn(command, [...before, file], { detached: true, stdio: 'ignore', shell: false, env });
    const timer = setTimeout(() => resolve(true), failsWithinMs);
    const settle = (isOpened: boolean): void => {
      clearTimeout(timer);
      resolve(isOpened);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
  });
}

function openerFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  // What `start` does, without cmd.exe, which would read & and % in a file's name.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
