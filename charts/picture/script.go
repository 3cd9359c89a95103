package picture

// library joins what does not depend on the program that draws: the shims and ECharts. It is what [Compile]
// compiles.
func library(echarts []byte) string { return shims + string(echarts) }

// table joins the caller's function table and the drawing function. No chart's data is ever part of it.
func table(functions string) string {
	return "var onrecordFunctions=(" + functions + "\n);\n" + drawing
}

// shims stand in for what ECharts expects of a browser. Timers never fire: a static picture is
// finished when setOption returns. The clock stands still and the random numbers repeat, because
// ECharts seeds its ids with one and zrender times its text measuring with the other, and gives up
// measuring when that was slow. A label "__proto__" makes zrender's cache write to Object.prototype;
// without the accessor it is a name like any other.
const shims = `"use strict";
delete Object.prototype.__proto__;
var setTimeout=function(){return 0},clearTimeout=function(){},setInterval=setTimeout,clearInterval=clearTimeout;
Math.random=(function(){var s=1;return function(){s=(s*48271)%2147483647;return s/2147483647};})();
globalThis.Date=(function(Clock){
	function Still(){
		if(!new.target)return new Clock(0).toString();
		return arguments.length?Reflect.construct(Clock,arguments,new.target):new Clock(0);
	}
	Still.prototype=Clock.prototype;Still.prototype.constructor=Still;
	Still.now=function(){return 0};Still.UTC=Clock.UTC;Still.parse=Clock.parse;
	return Still;
})(Date);
`

// drawing defines onrecordDraw(json, width, height), which returns the drawn elements as JSON:
// {t: tag, a: [[name, value], ...], x: text, c: children}. It takes zrender's tree and not its
// text, since zrender writes attribute values without escaping them.
const drawing = `
echarts.setPlatformAPI({measureText:function(text,font){
	return {width:onrecordMeasure(text==null?"":String(text),String(font||""))};
}});
function onrecordDraw(json,width,height){
	"use strict";
	var own=Object.prototype.hasOwnProperty;
	function resolve(x){
		if(x===null||typeof x!=="object")return x;
		if(typeof x.$fn==="string"){
			if(!own.call(onrecordFunctions,x.$fn))throw new Error("no function named "+JSON.stringify(x.$fn));
			return onrecordFunctions[x.$fn].apply(null,x.args||[]);
		}
		Object.keys(x).forEach(function(k){x[k]=resolve(x[k])});
		return x;
	}
	function plain(n){
		var attrs=[];
		Object.keys(n.attrs).forEach(function(k){
			var v=n.attrs[k];
			if(v===false||v===null||v===undefined)return;
			if(typeof v==="number"&&!isFinite(v))throw new Error("<"+n.tag+"> has "+k+"="+v);
			attrs.push([k,v===true?"":typeof v==="number"?v:String(v)]);
		});
		return {t:n.tag,a:attrs,x:n.text==null?"":String(n.text),c:(n.children||[]).map(plain)};
	}
	var option=resolve(JSON.parse(json));
	option.animation=false;
	option.useUTC=true;
	var chart=echarts.init(null,null,{renderer:"svg",ssr:true,width:width,height:height});
	chart.setOption(option);
	var root=chart.getZr().painter.renderToVNode({animation:false,emphasis:false,willUpdate:false,compress:true});
	var tree=JSON.stringify(plain(root));
	chart.dispose();
	return tree;
}
`
