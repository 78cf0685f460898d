import { spawn } from 'node:child_process';

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
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function openerFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  // What `start` does, without cmd.exe, which would read & and % in a file's name.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
