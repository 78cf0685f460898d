import { describe, expect, test } from 'vitest';
import { FakeHub, serve } from '../../../../test/fake-hub.js';
import { expectWhole, hub, misbehaveAt, store, useHub, vision } from '../../../../test/hub-world.js';

const secret = 'hf_doNotShowThis';
useHub();

describe('the hub', () => {
  test('[M11] that asks for an account is unauthorised and names HF_TOKEN', async () => {
    hub.intercept = (request, response) => {
      if (request.headers.authorization === `Bearer ${secret}`) return false;
      response.writeHead(401).end();
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({ code: 'unauthorised', hint: /HF_TOKEN/ });
    const wrong = store({ HF_TOKEN: 'hf_wrong' }).pull(hub.id, {});
    await expect(wrong).rejects.toMatchObject({ code: 'unauthorised', hint: /HF_TOKEN/ });
    expectWhole((await store({ HF_TOKEN: secret }).pull(hub.id, {})).folder, [vision]);
  });

  test('[M11] that does not know the model is not_found, in one request', async () => {
    await expect(store().pull('studio/unknown', {})).rejects.toMatchObject({
      code: 'not_found',
      hint: /models list/,
    });
    expect(hub.requests).toHaveLength(1);
  });

  test('[M12] that sends elsewhere gets the token, the other host does not', async () => {
    const elsewhere = await new FakeHub().start();
    elsewhere.intercept = (request, response) => {
      serve(request, response, hub.files.get(vision)!);
      return true;
    };
    misbehaveAt(vision, 1, (_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/signed?signature=abc` }).end();
      return true;
    });
    const { folder: model } = await store({ HF_TOKEN: secret }).pull(hub.id, {});
    await elsewhere.stop();
    expectWhole(model, [vision]);
    expect(new Set(hub.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${secret}`]),
    );
    expect(elsewhere.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('[M12] that fails does not bring the token or a signed link into an error', async () => {
    misbehaveAt(vision, 9, (_, response) => {
      response.writeHead(302, { location: `/gone?signature=${secret}` }).end();
      return true;
    });
    const error: Error = await store({ HF_TOKEN: secret })
      .pull(hub.id, {})
      .then(
        () => new Error('installed'),
        (failure: Error) => failure,
      );
    expect(error).toMatchObject({ code: 'not_found' });
    expect(JSON.stringify([error, error.message, String(error.cause)])).not.toContain(secret);
  });

  test('[M13] is not asked in offline mode: a model that is there works, another is model_unavailable', async () => {
    const offline = store({ HF_HUB_OFFLINE: '1' });
    await expect(offline.pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      message: /offline/,
    });
    expect(hub.requests).toHaveLength(0);
    await store().pull(hub.id, {});
    hub.requests.length = 0;
    await store({ TRANSFORMERS_OFFLINE: 'true' }).pull(hub.id, {});
    expect(hub.requests).toHaveLength(0);
  });

  test('[M16] that lists names outside the model and malformed hashes gets none of them written', async () => {
    hub.alterListing = (entries) => [
      ...entries,
      { ...entries[0], path: '../../../../escaped.json' },
      { ...entries[0], path: '/etc/escaped.json' },
      { ...entries[0], path: 'C:\\escaped.json' },
      { type: 'file', path: 'README.md', size: 5, oid: '../../../../escaped' },
      { type: 'file', path: 'calibration.json', size: -1, oid: 'a'.repeat(40) },
      null,
    ];
    await store().pull(hub.id, {});
    expect(hub.requests.filter(({ path }) => /escaped|README|calibration/.test(path))).toEqual([]);
  });

  test('[M16] that answers with something else than a listing is model_unavailable', async () => {
    hub.alterListing = () => ({ error: 'none' });
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      hint: /HF_ENDPOINT/,
    });
  });

  test('[M16] that sends in circles is given up', async () => {
    hub.intercept = (request, response) => {
      response.writeHead(302, { location: request.url! }).end();
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      message: /redirects/,
    });
  });

  test('[M16] that lists its files on several pages is read to the end', async () => {
    hub.intercept = (request, response) => {
      const [start, rest] = [3, hub.files];
      if (!request.url!.includes('/tree/') || !request.url!.endsWith('recursive=true')) return false;
      const link = `<${hub.url}${request.url}&cursor=2>; rel="next"`;
      response.writeHead(200, { link }).end(JSON.stringify([...rest].slice(0, start).map(() => null)));
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({ code: 'not_found', message: /tree/ });
    expect(hub.requests.at(-1)!.path).toContain('cursor=2');
  });

  test.each(['ftp://example.org', 'not an address', `http://me:${secret}@127.0.0.1`])(
    '[M21] at the address %s is invalid_input, and the address is not repeated',
    async (HF_ENDPOINT) => {
      const failure = store({ HF_ENDPOINT }).pull(hub.id, {});
      await expect(failure).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.not.stringContaining(secret),
      });
    },
  );

  test('[M21] is not given a token with a line break, and the token is not repeated', async () => {
    const failure = store({ HF_TOKEN: `${secret}\nx` }).pull(hub.id, {});
    await expect(failure).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.not.stringContaining(secret),
    });
    expect(hub.requests).toHaveLength(0);
  });
});
