import type { Words } from './dictionary.js';
import { zhCollections } from './zh-collections.js';
import { zhFind } from './zh-find.js';

const failures: Readonly<Record<string, string>> = {
  invalid_input: '无法理解这个输入',
  not_found: '没有找到',
  conflict: '这个名称已经被使用',
  model_mismatch: '这是用另一个模型做的',
  model_unavailable: '模型无法使用',
  unreadable_media: '这不是可以读取的图片',
  store_failed: '图库无法完成这个操作',
  unauthorised: '此页面没有权限',
  forbidden: '此页面没有权限',
  too_large: '太大了',
  below_minimum: '低于最低要求',
  rate_limited: '请求过于频繁',
  unreachable: 'Motif 没有响应',
};

const stages: Readonly<Record<string, string>> = {
  walk: '正在查看文件夹',
  index: '正在读取图片',
  encode: '正在读取图片',
  check: '正在检查',
  upload: '正在接收图片',
  brand: '正在学习品牌',
  download: '正在下载',
};

export const zh: Words = {
  views: {
    explore: '探索',
    boards: '画板',
    concepts: '概念',
    brands: '品牌',
    library: '图库',
  },
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  shell: {
    navigation: '视图',
    home: 'Motif，回到探索',
    skip: '跳到内容',
    commands: '命令',
    commandsShort: 'Ctrl K',
    notices: '操作记录',
    close: '关闭',
    cancel: '取消',
    save: '保存',
    loading: '正在载入',
    tryAgain: '重试',
    undo: '撤销',
    undone: (label) => `已撤销：${label}`,
    nothingToUndo: '没有可以撤销的操作',
    and: '和',
  },
  commands: {
    find: '想做什么？',
    none: '没有这个名称',
    go: '前往',
    act: '操作',
    saved: '已存搜索',
    settings: '设置',
    search: '搜索',
    undo: '撤销上一步',
    otherLanguage: 'Switch to English',
    theme: (name) => `主题：${name}`,
  },
  failures: {
    of: (code) => failures[code] ?? '出了点问题',
    next: (code) =>
      code === 'unreachable' ? '`motif serve` 还在运行吗？请重新启动，然后重试。' : '请重试。',
  },
  progress: {
    of: (stage, done, total) => {
      const amount = total === undefined ? (done > 0 ? ` ${done}` : '') : ` ${done} / ${total}`;
      return `${stages[stage] ?? stage}${amount}`;
    },
  },
  grid: {
    results: '找到的图片',
    missing: '已不在图库',
    copies: (count) => `合并了 ${count} 个副本`,
    pictures: (count) => `${count} 张图片`,
  },
  library: {
    pictures: '图片',
    files: '文件',
    space: '占用空间',
    model: '模型',
    allRead: '全部可以搜索',
    waiting: (count) => `${count} 张等待读取`,
    copies: (count) => (count === 0 ? '没有副本' : `${count} 个相同副本`),
    spaceHint: '原图从不改动，也不复制',
    dimensions: (count) => `${count} 维`,
    folders: '文件夹',
    index: '读取新增和改动的图片',
    retry: '重新读取失败的文件',
    indexed: (added, updated, removed, failed) =>
      `新增 ${added}，改动 ${updated}，移除 ${removed}，无法读取 ${failed}`,
    stopped: '已停止，下次从这里继续。',
    problems: (count) => `${count} 个文件无法读取`,
    more: (count) => `还有 ${count} 个`,
    models: '模型',
    here: '已在本机',
    pull: (megabytes) => (megabytes === undefined ? '下载' : `下载，${megabytes} MB`),
    pulled: (model) => `${model} 可以使用了`,
    notAvailable: '没有 Motif 能读取的版本',
    appearance: '本页',
    language: '语言',
    theme: '主题',
  },
  ...zhFind,
  ...zhCollections,
};
