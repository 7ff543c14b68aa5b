/**
 * What must be said of the captured accounts on 2021-06-17, from 2021-05-18 on. Days, posts and pushes were counted apart
 * from this project, with another XML reader; verdicts were then written down by hand.
 */
export interface Verdict {
  posts: number;
  /** Different moments of publication. */
  pushes: number;
  newest: string;
  /** No post for more than two weeks before that day. */
  silent?: true;
  /** More than two weeks between two posts, the second in the period. */
  paused?: [string, string];
  /** Weeks (their Mondays) with fewer than three posts, of which the feed holds every one. */
  short?: string[];
  /** Weeks that began before the feed does: nothing may be said of them. */
  open?: string[];
}

const w1 = '2021-05-24';
const w2 = '2021-05-31';
const w3 = '2021-06-07';

export const verdicts: Record<string, Verdict> = {
  上海发布: { posts: 38, pushes: 12, newest: '2021-06-17', open: [w1, w2, w3] },
  中华人民共和国应急管理部: { posts: 24, pushes: 13, newest: '2021-06-17', open: [w1, w2] },
  中国消防: { posts: 17, pushes: 15, newest: '2021-06-17', open: [w1, w2, w3] },
  北京12345: { posts: 20, pushes: 3, newest: '2021-06-02', silent: true, short: [w3], open: [w1] },
  北京人社: { posts: 20, pushes: 3, newest: '2021-06-11' },
  北京市商务局: { posts: 20, pushes: 10, newest: '2021-06-16', open: [w1] },
  北京市场监管: { posts: 20, pushes: 5, newest: '2021-06-15', short: [w3] },
  北京朝阳统计: { posts: 16, pushes: 11, newest: '2021-06-16' },
  南京文旅: { posts: 23, pushes: 9, newest: '2021-06-16', open: [w1, w2] },
  南昌发布: { posts: 28, pushes: 11, newest: '2021-06-17', open: [w1, w2, w3] },
  国家税务总局: { posts: 20, pushes: 14, newest: '2021-06-17', open: [w1, w2, w3] },
  天门疾控: { posts: 17, pushes: 11, newest: '2021-06-16', open: [w1] },
  山西公安: { posts: 9, pushes: 2, newest: '2021-06-02', silent: true, short: [w2, w3] },
  山西省统计局: { posts: 20, pushes: 7, newest: '2021-06-15', open: [w1] },
  平城警务: { posts: 23, pushes: 9, newest: '2021-06-16', open: [w1] },
  我爱北京城管地图公共服务: { posts: 20, pushes: 4, newest: '2021-06-10' },
  淮安市清江浦区市场监管局: { posts: 13, pushes: 10, newest: '2021-06-14', short: [w1, w2] },
  深圳人社: { posts: 10, pushes: 10, newest: '2021-06-16', open: [w1, w2] },
  深圳公安发布: { posts: 23, pushes: 9, newest: '2021-06-16', open: [w1, w2] },
  深圳医保: { posts: 20, pushes: 5, newest: '2021-06-12' },
  深圳海关12360: { posts: 20, pushes: 7, newest: '2021-06-08', paused: ['2021-04-26', '2021-05-19'], short: [w2] },
  网信山西: { posts: 23, pushes: 7, newest: '2021-06-17', open: [w1, w2] },
  网信淮安: { posts: 11, pushes: 10, newest: '2021-06-08', paused: ['2021-05-14', '2021-06-01'], short: [w1, w2, w3] },
  证监会发布: { posts: 14, pushes: 12, newest: '2021-06-17', open: [w1, w2] },
  闵行税务: { posts: 20, pushes: 7, newest: '2021-06-15', short: [w3] },
  青岛Ai人社: { posts: 20, pushes: 6, newest: '2021-06-11' },
};
