/** What stands between a reader and the page: each as sites and firewalls write it, in words of our own. */
import { type Answer, framed, html } from './site.ts';

const page = (title: string, body: string, head = '') =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const firewall = page(
  '访问拦截',
  '<h1>您的访问被拦截</h1><p>您的请求可能对网站造成威胁，已被Web应用防火墙阻断。事件ID：8f31-2201</p>',
);
const login = page(
  '统一登录',
  '<form action="/login"><h2>用户登录</h2><input name="user"><input type="password" name="pass"><button>登录</button></form>',
);
const missing = page('提示', '<h1>抱歉</h1><p>您访问的页面不存在或已删除</p><a href="/">返回首页</a>');

export const walls: Record<string, Answer> = {
  'firewall, 200': (response) => html(response, firewall),
  'firewall, 403': (response) => html(response, firewall, 403),
  'firewall, 412': (response) => html(response, '', 412),
  'script challenge, 200': (response) =>
    html(response, page('', '<script>document.cookie="t="+1*2;location.href=location.pathname</script>')),
  'script challenge, 521': (response) =>
    html(response, '<script>document.cookie=["t","1"].join("=");location.href="/";</script>', 521),
  'waiting room, 200': (response) =>
    html(response, page('请稍候', '<p>正在检查您的浏览器</p><script src="/guard.js"></script>')),
  'captcha, 200': (response) =>
    html(response, page('安全验证', '<p>请完成安全验证后继续访问</p><img src="/captcha.png"><input name="yzm">')),
  'login form, 200': (response) => html(response, login),
  'sent to a login form': (response, path) =>
    path.startsWith('/user/login')
      ? html(response, login)
      : void response.writeHead(302, { location: '/user/login?from=1' }).end(),
  'soft 404 in known words': (response) => html(response, missing),
  'soft 404 in no known words': (response, path) =>
    html(response, framed('青禾县人民政府', `<div>迷路了吗 ${path} 第${path.length}号</div><a href="/">回家</a>`)),
  'soft 404 with an empty list': (response) =>
    html(response, framed('青禾县人民政府', '<div class="list"><ul></ul>暂无内容</div>')),
  'sent to the home page': (response) => void response.writeHead(302, { location: '/' }).end(),
  'sent to the home page by a tag': (response) =>
    html(response, page('', '', '<meta http-equiv="refresh" content="0;url=/">')),
  'sent to the home page by a script': (response) =>
    html(response, page('', '<script>window.location.href="/"</script>')),
  'sent to a login form by a script': (response, path) =>
    html(
      response,
      path.startsWith('/login') ? login : page('', '<script>top.location.replace("/login?to=1")</script>'),
    ),
  'sent on by a script without end': (response, path) => {
    const n = Number(/\?r=(\d+)/.exec(path)?.[1] ?? 0) + 1;
    html(response, page('', `<script>location.href="?r=${n}"</script>`));
  },
  'sent by a script on a condition': (response) =>
    html(response, page('', '<script>if (!window.ok) { location.href = "/wait.html"; }</script>')),
  'sent to a page of errors': (response, path) =>
    path === '/error/oops.html'
      ? html(response, framed('出错', '<p>嗯</p>'))
      : void response.writeHead(302, { location: '/error/oops.html' }).end(),
  'maintenance, 200': (response) => html(response, page('公告', '<p>本站系统升级维护中，暂停访问，请稍后再来。</p>')),
  'moved, 200': (response) => html(response, page('公告', '<p>本网站已迁移至新网址，请更新收藏。</p>')),
  'bytes that are no text': (response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256))),
  'refresh loop': (response, path) => {
    const next = path.includes('?r=1') ? path.replace('?r=1', '') : `${path}?r=1`;
    html(response, page('', '', `<meta http-equiv="refresh" content="0;url=${next}">`));
  },
  'refresh without end': (response, path) => {
    const n = Number(/\?r=(\d+)/.exec(path)?.[1] ?? 0) + 1;
    html(response, page('', '', `<meta http-equiv="refresh" content="0;url=?r=${n}">`));
  },
};
