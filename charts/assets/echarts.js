// What of ECharts the charts are drawn with: every mark is a custom series on a grid, in SVG. make bundles
// just these parts, which is less than half of the whole: a page is smaller and starts sooner, and so does
// the engine that draws the pictures. A chart that needs another part names it here.
import { getInstanceByDom, graphic, init, setPlatformAPI, use, version } from "echarts/core";
import { CustomChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([CustomChart, GridComponent, SVGRenderer]);
export { getInstanceByDom, graphic, init, setPlatformAPI, version };
