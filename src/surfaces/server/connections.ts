import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Returns a function that ends the connections on which no request is being answered, and each other one once its answer
 * is out. Node's own takes one that has not asked anything yet for busy, and browsers open such ones ahead of need.
 */
export function trackConnections(server: Server): () => void {
  const requestsOn = new Map<Socket, number>();
  let isEnding = false;
  const count = (socket: Socket, by: number) => {
    const requests = (requestsOn.get(socket) ?? 0) + by;
    if (!socket.destroyed) requestsOn.set(socket, requests);
    if (isEnding && requests === 0) socket.destroySoon();
  };
  server.on('connection', (socket) => {
    count(socket, 0);
    socket.once('close', () => requestsOn.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  return () => {
    isEnding = true;
    for (const socket of requestsOn.keys()) count(socket, 0);
  };
}
