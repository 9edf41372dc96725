import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

/** Who approves: as git knows the person in this folder, else as the system does. */
export async function whoAmI(folder: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const [name, email] = await Promise.all([
    gitSetting('user.name', folder, env),
    gitSetting('user.email', folder, env),
  ]);
  if (name !== '') return email === '' ? name : `${name} <${email}>`;
  return userInfo().username;
}

/** No git, no setting: nothing. */
async function gitSetting(
  name: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const options = { cwd, env: { ...env }, timeout: 5000 };
  return await promisify(execFile)('git', ['config', name], options).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}
